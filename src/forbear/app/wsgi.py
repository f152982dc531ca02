"""What the web server runs, in a process of its own that ends when the server's does."""

import os

from django.core.wsgi import get_wsgi_application

from forbear.app.serving import parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forbear.app.settings")
parent.end_with(os.getppid())
application = get_wsgi_application()
