"""A language model as second reader: `Report → frames`, held to the words of the report."""

from bilateral.llm.both import compare, together
from bilateral.llm.client import Client
from bilateral.llm.desk import Desk
from bilateral.llm.endpoint import Endpoint, endpoint
from bilateral.llm.ledger import Ledger, Usage
from bilateral.llm.reader import READERS, ModelReader, Nobody

__all__ = [
    "READERS", "Client", "Desk", "Endpoint", "Ledger", "ModelReader", "Nobody", "Usage", "compare", "endpoint",
    "together",
]  # fmt: skip
