import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

import directory.models.names


def index(name: str) -> django.contrib.postgres.indexes.GinIndex:
    spaced = directory.models.names.Spaced(
        "sort_key", models.Value(r"\W+"), models.Value(" "), models.Value("g")
    )
    return django.contrib.postgres.indexes.GinIndex(
        django.contrib.postgres.search.SearchVector(spaced, config="simple"),
        fastupdate=False,
        name=name,
    )


class Migration(migrations.Migration):
    """Made while everybody goes on reading and writing."""

    atomic = False

    dependencies = [
        ("directory", "0009_sanctions"),
    ]

    operations = [
        AddIndexConcurrently("member", index("member_name_words")),
        AddIndexConcurrently("organisation", index("organisation_name_words")),
    ]
