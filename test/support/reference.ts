/** The reference data of every installation, as the product ships it. */
import evaluationForms from '#db/seed/reference/evaluation-forms.json';
import attendanceStatuses from '#db/seed/reference/attendance-statuses.json';
import forms from '#db/seed/reference/forms.json';
import legalStatuses from '#db/seed/reference/legal-statuses.json';
import positionClasses from '#db/seed/reference/position-classes.json';
import ranks from '#db/seed/reference/ranks.json';
import rules from '#db/seed/reference/rules.json';
import { Reference } from '#api/modules/rules/contract.ts';

export const reference = Reference.parse({
	rules,
	forms,
	positionClasses,
	ranks,
	legalStatuses,
	attendanceStatuses,
	evaluationForms
});
