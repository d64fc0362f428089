import { renderMarkdown } from '#api/ports/markdown.ts';
import type { SaveEvent } from './event-contract.ts';

/** What is stored of an event's facts as they were given. */
export const eventFacts = (given: SaveEvent) => ({
	unitId: given.unitId,
	registration: given.registration,
	approval: given.approval,
	capacity: given.capacity,
	minimum: given.minimum,
	closesAt: given.closesAt,
	cancelUntil: given.cancelUntil,
	note: given.note || null,
	noteHtml: given.note ? renderMarkdown(given.note, { fileUrl: () => null }).html : null
});
