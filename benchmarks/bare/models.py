from django.conf import settings
from django.db import models


class Entry(models.Model):
    topic = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "bare"
        constraints = [models.UniqueConstraint(fields=["topic", "number"], name="one_a_number")]

    def __str__(self):
        return f"entry {self.pk}"
