"""The addresses of the law browser."""

from django.urls import path

from forbear.app.lawbook import views

urlpatterns = [
    path("", views.rules, name="rules"),
    path("<slug:rule_id>/", views.rule, name="rule"),
]
