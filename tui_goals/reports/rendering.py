"""A report in the form that was asked for; the template engine is loaded for HTML only."""

from tui_goals.reports.document import Format, Report
from tui_goals.reports.markdown import as_markdown
from tui_goals.reports.plain import as_text


def rendered(report: Report, form: Format) -> str:
    """The report's text: what is previewed, printed and written to a file, to the byte."""
    match form:
        case Format.MARKDOWN:
            return as_markdown(report)
        case Format.TEXT:
            return as_text(report)
    from tui_goals.reports.html import as_html

    return as_html(report)
