import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forums", "0022_last_shown"),
    ]

    operations = [
        migrations.AlterField(
            model_name="thread",
            name="forum",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="threads",
                to="forums.forum",
            ),
        ),
    ]
