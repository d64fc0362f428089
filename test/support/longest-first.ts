/** The order of test files: with two workers the long ones go first, so that none of them is left for the end alone. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** By the processor's time that they take; the import waits for minutes to pass while others work. */
const long = [
	'/e2e/a11y.test.ts',
	'/e2e/import.test.ts',
	'/e2e/budgets.test.ts',
	'/e2e/attendance.test.ts',
	'/e2e/workshops/event-story.test.ts',
	'/e2e/keyboard.test.ts',
	'/e2e/hall.test.ts',
	'/e2e/first-agency.test.ts',
	'/e2e/spine.test.ts',
	'/unit/web/paper.test.ts',
	'/unit/db/update.test.ts',
	'/unit/host/backup.test.ts'
];

const placeOf = ({ moduleId }: TestSpecification) => {
	const place = long.findIndex((name) => moduleId.endsWith(name));
	return place === -1 ? long.length : place;
};

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]) {
		const sorted = await super.sort(files);
		return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
	}
}
