/** The project's checks and how they stood before the work, as Liquid over a run's input and outputs. */
export const CHECKS_SECTION = `# Checks
{% if input.work.checks.size > 0 %}These commands are run by us when the work is done; what they say decides, not what is said about them:
{% for check in input.work.checks %}- {{ check.name }}: {{ check.command | json }}
{% endfor %}{% if outputs.baseline.results.size > 0 %}Before the work began: {% for result in outputs.baseline.results %}{{ result.name }} {% if result.ok %}passed{% else %}failed{% endif %}{% unless forloop.last %}, {% endunless %}{% endfor %}.
{% endif %}If you have the tool \`check\`, it runs one of them by its name, and its answer counts as evidence.{% else %}The project's settings name no checks. Find out how it tests itself: its documentation, its scripts, its tests.{% endif %}`;
