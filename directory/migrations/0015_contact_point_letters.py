from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0014_profile_hint")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invitation", "Invitation"),
                    ("reminder", "Reminder"),
                    ("decision", "Decision"),
                    ("change", "About a change"),
                    ("inactive", "Nobody was here for long"),
                    ("reset_asked", "Keys lost"),
                    ("reset_done", "Keys removed"),
                    ("contacts", "Contact points to check"),
                ],
                max_length=12,
            ),
        )
    ]
