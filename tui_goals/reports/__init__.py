"""Reports: what was lived and planned as a document, and the document as text, Markdown or HTML."""
