/** Who waits before the Worker while a hall checks in, and who passes by. */
import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, test } from 'vitest';
import { openLines } from '#api/host/lines.ts';

const told = () => new Promise((wake) => setImmediate(wake));

/** A visitor at the door; `went` holds who has gone on to the Worker, in that order. */
function visit(lines: ReturnType<typeof openLines>, went: string[], name: string, asked: string) {
	const [method = 'GET', path = '/'] = asked.split(' ');
	const response = Object.assign(new EventEmitter(), { destroyed: false });
	const passing = { request: { method, url: path }, response, path } as unknown as {
		request: IncomingMessage;
		response: ServerResponse;
		path: string;
	};
	lines.pass(passing, () => void went.push(name));
	return {
		answered: () => response.emit('close'),
		leaves() {
			response.destroyed = true;
			response.emit('close');
		}
	};
}

describe('two hundred for thirty seats', () => {
	test('ask the database four at a time', async ({ expect }) => {
		const lines = openLines();
		const went: string[] = [];
		for (let index = 0; index < 10; index += 1)
			visit(
				lines,
				went,
				`${index}`,
				index % 2 ? 'POST /workshops/evt_1' : 'POST /api/workshops/evt_1/signups'
			);
		visit(lines, went, 'looks', 'GET /workshops/evt_1');
		await told();
		expect(went.toSorted()).toEqual(['0', '1', '2', '3', 'looks']);
	});
});

describe('a hall that checks in', () => {
	test.for([
		'GET /h/ses_1/88.ABCD',
		'POST /api/attendance/sessions/ses_1/pins',
		'POST /api/attendance/uploads'
	])(
		'waits before the Worker in the order it came, eight at a time (%s)',
		async (asked, { expect }) => {
			const lines = openLines();
			const went: string[] = [];
			const hall = Array.from({ length: 11 }, (_, index) => visit(lines, went, `${index}`, asked));
			await told();
			expect(went).toHaveLength(8);

			hall[3]?.answered();
			await told();
			expect(went.slice(8)).toEqual(['8']);
			hall[9]?.leaves();
			hall[0]?.answered();
			await told();
			expect(went.slice(8)).toEqual(['8', '10']);
		}
	);

	test('keeps nobody waiting who only reads, signs in or looks at the list', async ({ expect }) => {
		const lines = openLines();
		const went: string[] = [];
		for (let index = 0; index < 20; index += 1)
			visit(lines, [], `${index}`, 'GET /h/ses_1/88.ABCD');
		visit(lines, went, 'reads', 'GET /home');
		visit(lines, went, 'signs in', 'POST /sign-in');
		visit(lines, went, 'looks', 'GET /api/attendance/sessions/ses_1/arrivals');
		await told();
		expect(went).toEqual(['reads', 'looks', 'signs in']);
	});
});
