/** The first steps of an empty installation, in order; each is saved by itself. */
export const setupSteps = ['institution', 'crest', 'signatory', 'numbering', 'finish'] as const;
export type SetupStep = (typeof setupSteps)[number];

export function stepAfter(step: string | undefined): SetupStep {
	const at = setupSteps.findIndex((each) => each === step);
	return setupSteps[at + 1] ?? 'finish';
}
