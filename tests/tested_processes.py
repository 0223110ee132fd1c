"""Tested processes: with scenarios that come out in every way, for what 'flowdef test' prints."""

TESTED = """\
kind: process
id: tested
title: Tested
inputs: {vip: {type: boolean}}
steps:
  - {id: a, title: A, collect: {n: {type: integer}}}
  - {id: b, title: B, when: n > 3}
  - {id: c, title: C, when: vip, approve: {role: clerk}}
tests:
  - {name: As it says, given: {vip: yes}, answers: {a: {n: 4}}, then: {skipped: [], result: done}}
  - {name: Otherwise, given: {vip: no}, answers: {a: {n: 2}}, then: {done: [b], skipped: [a]}}
  - {name: Not at all, given: {vip: 7}, answers: {d: approved}, then: {result: rejected}}
  - {name: Not to its end, given: {vip: yes}, then: {result: done}}
"""
MUTATED = """\
kind: process
id: mutated
title: Mutated
steps:
  - {id: a, title: A, collect: {n: {type: integer}}}
  - {id: b, title: B, when: n > 3, approve: {role: clerk, on_reject: a}}
tests: [{name: As it says, answers: {a: {n: 5}, b: approved}, then: {skipped: [], result: done}}]
"""
AGAIN = """\
kind: process
id: again
title: Again
steps: [{id: a, title: A, process: again}]
tests: [{name: For ever, then: {result: done}}]
"""
PROCESSES = {"tested": TESTED, "mutated": MUTATED, "again": AGAIN, "faulty": "kind: process\n"}
