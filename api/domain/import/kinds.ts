/** Everything that can be imported, by kind. */
import type { ImportKind, KindOf } from './column.ts';
import { competencies } from './kinds/competencies.ts';
import { courses } from './kinds/courses.ts';
import { heldLevels } from './kinds/levels.ts';
import { pastTrainings } from './kinds/past-trainings.ts';
import { people } from './kinds/people.ts';
import { positions } from './kinds/positions.ts';
import { units } from './kinds/units.ts';

export const kinds = {
	units,
	competencies,
	positions,
	people,
	courses,
	'past-trainings': pastTrainings,
	levels: heldLevels
} as const satisfies Record<ImportKind, KindOf<string>>;

export const columnsOf = (kind: ImportKind) => kinds[kind].columns;
