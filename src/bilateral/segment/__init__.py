"""Sentences inside blocks, each with its language."""

from bilateral.segment.language import language_of, report_language
from bilateral.segment.passages import segment
from bilateral.segment.sentences import sentences

__all__ = ["language_of", "report_language", "segment", "sentences"]
