"""A small project of examples, each at a place."""


def example(city, lat, lon, *, stage="pilot", country="NL", title=None):
    return (
        f"title: {title or city}\nsummary: Een proef.\ncity: {city}\ncountry: {country}\nconcepts: [data]\n"
        f"stage: {stage}\ntheme: stad\nlocation: {{lat: {lat}, lon: {lon}}}\n"
        "sources: [{title: Bron, url: 'https://voorbeeld.nl/'}]\n"
    )


BASE = {
    "roadmap/organisatie.yml": "municipality: Maastricht\ndepartments: [{id: stad, name: Stad, staff: 9}]\n",
    "mkdocs.yml": "site_name: Slim Maastricht\ntheme: {name: material, language: nl}\nplugins: [stadswijzer]\n",
    "docs/themas/stad.yml": "title: Stad\nsummary: De stad.\n",
    "docs/begrippen/data.yml": "title: Data\nsummary: Gegevens.\ndefinition: Wat je weet.\ntheme: stad\n"
    "sources: [{title: Bron, url: 'https://voorbeeld.nl/'}]\n",
}
MAASTRICHT, ASSEN, GENT = ("Maastricht", 50.851, 5.691), ("Assen", 52.993, 6.562), ("Gent", 51.054, 3.725)


def write(root, examples):
    """The project with these examples, `e000` and on."""
    files = BASE | {f"docs/voorbeelden/e{n:03}.yml": text for n, text in enumerate(examples)}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
