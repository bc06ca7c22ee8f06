"""Questions put to the record: used alike by the command line, the web and Python."""

from bilateral.query.answer import Answer, Brief, Citation, Group, Line, Section, Source
from bilateral.query.briefing import brief, timeline
from bilateral.query.due import due
from bilateral.query.look import find, show
from bilateral.query.render import FORMATS, render_answer, render_brief
from bilateral.query.review import review

__all__ = [
    "FORMATS", "Answer", "Brief", "Citation", "Group", "Line", "Section", "Source", "brief", "due", "find",
    "render_answer", "render_brief", "review", "show", "timeline",
]  # fmt: skip
