"""Everything the site shows as JSON, for programs, under the rule of privacy that pages keep too."""
