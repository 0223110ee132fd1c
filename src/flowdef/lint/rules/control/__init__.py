"""Control: what an auditor asks of a document: owner, version, approval, review."""
