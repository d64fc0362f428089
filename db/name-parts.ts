import { person } from './schema/organisation.ts';

/**
 * What a person's name is written of: to be selected wherever somebody is named. The name stands first: Drizzle takes
 * a group from an outer join for missing when its first column is null, and a title may well be.
 */
export const nameParts = {
	name: person.name,
	frontTitle: person.frontTitle,
	backTitle: person.backTitle
};
