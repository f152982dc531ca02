"""The jobs as a Django app, so that their tasks are found."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "forbear.app.jobs"
    label = "jobs"
