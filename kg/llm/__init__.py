"""A language model as a reader: what it is asked, and the door that each record of its answers has to pass.

Nothing in this room opens a connection but `client`; what an answer gives is a pure function of the article and the answer.
"""
