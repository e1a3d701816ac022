from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0013_faceting")]

    operations = [
        migrations.AddField(
            "profile", "is_hint_closed", models.BooleanField(db_default=False, default=False)
        )
    ]
