/** Rows of a sheet to what they would change, whatever their kind. */
import type { Call } from '#api/call.ts';
import type { ImportKind } from '#api/domain/import/column.ts';
import type { Mapping } from '#api/domain/import/heading.ts';
import { kinds } from '#api/domain/import/kinds.ts';
import { readRows } from '#api/domain/import/read-rows.ts';
import type { Prepared, Reader } from './kind-work.ts';
import { workCompetencies } from './kinds/competencies.ts';
import { workCourses } from './kinds/courses.ts';
import { workLevels } from './kinds/levels.ts';
import { workPastTrainings } from './kinds/past-trainings.ts';
import { workPeople } from './kinds/people.ts';
import { workPositions } from './kinds/positions.ts';
import { workUnits } from './kinds/units.ts';

type Given = {
	db: Reader;
	call: Call;
	kind: ImportKind;
	rows: readonly { number: number; cells: readonly string[] }[];
	mapping: Mapping;
};

export function planRows({ db, call, kind, rows, mapping }: Given): Promise<Prepared> {
	switch (kind) {
		case 'units':
			return workUnits({ db, call, rows: readRows(rows, kinds.units.columns, mapping) });
		case 'competencies':
			return workCompetencies({
				db,
				call,
				rows: readRows(rows, kinds.competencies.columns, mapping)
			});
		case 'positions':
			return workPositions({ db, call, rows: readRows(rows, kinds.positions.columns, mapping) });
		case 'people':
			return workPeople({ db, call, rows: readRows(rows, kinds.people.columns, mapping) });
		case 'courses':
			return workCourses({ db, call, rows: readRows(rows, kinds.courses.columns, mapping) });
		case 'past-trainings':
			return workPastTrainings({
				db,
				call,
				rows: readRows(rows, kinds['past-trainings'].columns, mapping)
			});
		case 'levels':
			return workLevels({ db, call, rows: readRows(rows, kinds.levels.columns, mapping) });
	}
}
