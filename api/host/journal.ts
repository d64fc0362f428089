/**
 * What the host writes down: lines for people in a terminal, else JSON, one object a line, for journald and
 * whatever reads it. Never a name, a NIP, a search or a token: routes are templates, people are not there.
 */
export type RequestLine = {
	requestId: string;
	method: string;
	/** `/api/certificates/:id`; empty when nothing of ours answered. */
	route: string;
	status: number;
	ms: number;
};
export type Journal = {
	request: (line: RequestLine) => void;
	/** Something happened that whoever runs the portal should look at. */
	event: (message: string) => void;
	/** Something was done as it should be; a monitor that wakes people for warnings lets them sleep. */
	done: (message: string) => void;
	/** Started, stopped: expected, and told where nobody watches. */
	note: (event: string, told?: Record<string, unknown>) => void;
	/** A line of the Worker's own. */
	worker: (line: string) => void;
};

export const jsonJournal = (write: (line: string) => void): Journal => {
	const put = (level: string, told: object) =>
		write(`${JSON.stringify({ at: new Date().toISOString(), level, ...told })}\n`);
	return {
		request: (line) => put(line.status >= 500 ? 'error' : 'info', { event: 'request', ...line }),
		event: (message) => put('warn', { event: 'host', message }),
		done: (message) => put('info', { event: 'host', message }),
		note: (event, told = {}) => put('info', { event, ...told }),
		worker: (line) => put('error', { event: 'worker', ...structured(line) })
	};
};

export const textJournal = (say: (line: string) => void): Journal => ({
	request: () => undefined,
	event: say,
	done: say,
	note: () => undefined,
	worker: say
});

/** The Worker's own failures are JSON already; the runtime's words are not. */
function structured(line: string): object {
	try {
		const read: unknown = JSON.parse(line);
		if (typeof read === 'object' && read !== null) return read;
	} catch {
		return { message: line };
	}
	return { message: line };
}
