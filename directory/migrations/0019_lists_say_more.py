import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0018_newest_colleagues")]

    operations = [
        migrations.AddField(
            model_name="invitationline",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="directory.organisation",
            ),
        ),
        migrations.AddField(
            model_name="invitationline",
            name="function",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
        migrations.AddField(
            model_name="invitationline",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=5), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="invitationline",
            name="priorities",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.SlugField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="invitationline",
            name="fate",
            field=models.CharField(
                choices=[
                    ("good", "Will be invited"),
                    ("member", "Is a member already"),
                    ("invited", "Is invited already"),
                    ("twice", "Stands above already"),
                    ("address", "Is no e-mail address"),
                    ("country", "This country is not known"),
                    ("sector", "This sector is not known"),
                    ("role", "You cannot give this role"),
                    ("name", "The name looks like a personal number"),
                    ("employer", "This organisation is not known here, or is there twice"),
                    ("function", "The function looks like a personal number"),
                    ("language", "One of the languages is not known"),
                    ("priority", "One of the priorities is not known"),
                ],
                default="good",
                max_length=10,
            ),
        ),
    ]
