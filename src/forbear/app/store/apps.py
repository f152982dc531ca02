"""Django's entry to the store."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "forbear.app.store"
    label = "store"
    verbose_name = "Store"
