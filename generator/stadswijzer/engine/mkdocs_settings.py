"""The project that the settings of MkDocs describe, read as every other command reads it.

In: what MkDocs made of its settings. Out: a project, whose settings and folders were looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from stadswijzer.content.own_menu import own_items
from stadswijzer.content.project import Project, make_project
from stadswijzer.content.settings import read_settings
from stadswijzer.content.settings_check import check_settings, plugin_options
from stadswijzer.content.site_folder import refuse_links, refuse_site_folder


def project_of(config: MkDocsConfig, options: dict[str, Any]) -> Project:
    """The project that MkDocs was started with. Raises `ProjectError`, also for what MkDocs lets pass."""
    named = Path(config.config_file_path or "mkdocs.yml").absolute()
    path = named.parent.resolve() / named.name  # settings that are a link belong to the folder of the link
    root, docs, own_theme = path.parent, Path(config.docs_dir), config.theme.custom_dir
    custom = Path(own_theme) if own_theme else None
    settings = read_settings(path)
    check_settings(settings, path.parent)  # MkDocs lets more pass
    plugin_options(settings.get("plugins"))  # such as this plugin twice
    refuse_links(root)
    refuse_site_folder(root, docs, config.site_dir, custom, site_name=config.site_name)
    language, url = str(config.theme.get("language") or "en"), config.site_url or ""
    return make_project(
        root,
        language=language,
        options=options,
        docs=docs,
        site_url=url,
        site_name=config.site_name,
        custom=custom,
        nav=own_items(config.nav),
    )
