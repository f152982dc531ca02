"""The desk: the pages on which staff work.

A page is one module here (`queue`, `case`, `contact`, …). It asks `forbear.app.work` and
`forbear.app.gate`, hands what they say to `show`, which lays it out, and lets `words` name it.
No page and no template decides anything.
"""
