/** The order of test files: with two workers the long ones go first, so that none of them is left for the end alone. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They walk through every page, or wait for a minute to pass. */
const long = ['/e2e/a11y.test.ts', '/e2e/budgets.test.ts', '/e2e/import.test.ts'];

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
