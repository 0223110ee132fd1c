"""Graph: a document as a graph; the one door to networkx."""
