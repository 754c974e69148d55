"""One hand for every file of content: order of fields, quoting, comments kept, values equal."""
