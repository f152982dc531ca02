"""Who works here: a role, a language and a team."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from forbear.app.store.keys import uuid7
from forbear.app.store.models.row import one_of
from forbear.casework import ROLES, TEAMS
from forbear.casework.access import AGENT


class User(AbstractUser):
    """A member of staff. `team` is one of casework.TEAMS, or empty for those who serve all.

    `time_zone` is the clock that the desk shows them; empty: that of most customers.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    role = models.CharField(max_length=24, default=AGENT)
    language = models.CharField(max_length=16, default="en")
    team = models.CharField(max_length=24, blank=True, default="")
    time_zone = models.CharField(max_length=64, blank=True, default="")
    theme = models.CharField(max_length=8, blank=True, default="")  # light, dark, or the machine's

    class Meta(AbstractUser.Meta):
        constraints: ClassVar = [
            one_of("role", ROLES, "user_role"),
            one_of("team", ("", *TEAMS), "user_team"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username
