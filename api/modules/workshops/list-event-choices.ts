import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { workshopModes } from '#api/domain/workshop-event.ts';
import { courseInReach } from '#api/modules/catalogue/index.ts';
import { nameParts } from '#db/name-parts.ts';
import { course } from '#db/schema/catalogue.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { room, trainer } from '#db/schema/workshops.ts';
import type { EventChoices } from './event-contract.ts';
import { trainerName } from './session-rows.ts';
import { within } from './visible-events.ts';

/** What the forms of a planner choose from. One round trip. */
export async function listEventChoices(call: Call): Promise<EventChoices> {
	const scope = call.scopeOf('workshop.manage');
	const [courses, units, rooms, trainers] = await call.readAll([
		call.db
			.select({ id: course.id, title: course.title, mode: course.mode, jp: course.jp })
			.from(course)
			.where(
				and(
					eq(course.status, 'published'),
					inArray(course.mode, [...workshopModes]),
					courseInReach(call)
				)
			)
			.orderBy(asc(course.title)),
		call.db
			.select({ id: unit.id, name: unit.name })
			.from(unit)
			.where(scope.kind === 'units' ? within(scope.unitPaths) : undefined)
			.orderBy(asc(unit.name)),
		call.db
			.select({ id: room.id, name: room.name, capacity: room.capacity })
			.from(room)
			.where(isNull(room.archivedAt))
			.orderBy(asc(room.name)),
		call.db
			.select({
				id: trainer.id,
				external: trainer.name,
				institution: trainer.institution,
				...nameParts
			})
			.from(trainer)
			.leftJoin(person, eq(person.id, trainer.personId))
			.where(isNull(trainer.archivedAt))
	]);
	return {
		courses,
		units,
		agency: scope.kind === 'all',
		rooms,
		trainers: trainers
			.map((each) => ({ id: each.id, name: trainerName(each), institution: each.institution }))
			.sort((one, other) => one.name.localeCompare(other.name, 'id'))
	};
}
