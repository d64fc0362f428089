/** Opens and closes a server's socket; a taken port is told by the name of its setting. */
import type { Server } from 'node:net';

type Place = { port: number; host?: string } | { path: string };

export function listen(server: Server, place: Place, name: string) {
	return new Promise<number>((ready, fail) => {
		server.once('error', (error) => fail(explained(error, place, name)));
		server.listen(place, () => {
			const address = server.address();
			ready(typeof address === 'object' && address ? address.port : 0);
		});
	});
}

/** Stops taking connections and ends those that idle. */
export function stopListening(server: Server & { closeAllConnections?: () => void }) {
	return new Promise<void>((done) => {
		server.close(() => done());
		server.closeAllConnections?.();
	});
}

function explained(error: Error, place: Place, name: string) {
	const code = 'code' in error ? error.code : '';
	if (!('port' in place)) return error;
	if (code === 'EADDRINUSE') {
		return new Error(
			`${name} ${place.port} is taken by another program. Stop that program, or choose another port: ${name}=… npm start`
		);
	}
	return code === 'EACCES'
		? new Error(`${name} ${place.port} may not be opened by this user; choose one above 1024.`)
		: error;
}
