"""What differs, said: a sentence a change, as Markdown for a request, as a chapter for the council."""
