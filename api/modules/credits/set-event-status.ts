import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { EventParams, SetEventStatus } from '#api/modules/workshops/event-contract.ts';
import { becameStatus, setEventStatusStep } from '#api/modules/workshops/index.ts';
import { takeSteps } from './take-steps.ts';

type Given = z.output<typeof EventParams> & z.output<typeof SetEventStatus>;

/** Opens an event, calls it off or takes it back; calling it off may complete the course for who waited for its closing. */
export const setEventStatus = (call: Call, given: Given) =>
	takeSteps(call, `workshop_event.${becameStatus[given.status]}`, (tx) =>
		setEventStatusStep(tx, call, given)
	);
