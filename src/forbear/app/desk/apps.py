"""Django's handle on the desk: its templates, static files and translations."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "forbear.app.desk"
    label = "desk"
