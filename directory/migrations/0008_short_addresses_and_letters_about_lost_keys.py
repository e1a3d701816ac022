import django.db.models.deletion
from django.db import migrations, models

# By the database, because allauth writes these rows from several places and has no hook.
SHORTEN = """
CREATE FUNCTION shorten_session_ip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.ip := host(network(set_masklen(NEW.ip, CASE family(NEW.ip) WHEN 4 THEN 24 ELSE 48 END)));
    RETURN NEW;
END
$$
"""
TRIGGER = """
CREATE TRIGGER shorten_ip BEFORE INSERT OR UPDATE OF ip ON usersessions_usersession
FOR EACH ROW EXECUTE FUNCTION shorten_session_ip()
"""
THOSE_THERE = "UPDATE usersessions_usersession SET ip = ip"


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0007_organisations_changes_and_lists"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            [SHORTEN, TRIGGER, THOSE_THERE],
            ["DROP FUNCTION shorten_session_ip CASCADE"],
        ),
        migrations.AddField(
            model_name="letter",
            name="reset",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="letters",
                to="directory.factorreset",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="letter",
            name="a_letter_tells_of_one_thing",
        ),
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
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("change_step__isnull", True),
                        ("invitation__isnull", False),
                        ("member__isnull", True),
                        ("reset__isnull", True),
                        ("step__isnull", True),
                    ),
                    models.Q(
                        ("change_step__isnull", True),
                        ("invitation__isnull", True),
                        ("member__isnull", True),
                        ("reset__isnull", True),
                        ("step__isnull", False),
                    ),
                    models.Q(
                        ("change_step__isnull", False),
                        ("invitation__isnull", True),
                        ("member__isnull", True),
                        ("reset__isnull", True),
                        ("step__isnull", True),
                    ),
                    models.Q(
                        ("change_step__isnull", True),
                        ("invitation__isnull", True),
                        ("member__isnull", True),
                        ("reset__isnull", False),
                        ("step__isnull", True),
                    ),
                    models.Q(
                        ("change_step__isnull", True),
                        ("invitation__isnull", True),
                        ("member__isnull", False),
                        ("reset__isnull", True),
                        ("step__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="a_letter_tells_of_one_thing",
            ),
        ),
    ]
