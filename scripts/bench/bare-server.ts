/** The least an answer over HTTP costs: reads the request whole and answers what it was told at its start. */
import { createServer } from 'node:http';

const answer = process.env['ANSWER'] ?? '';
const length = (Buffer as BufferConstructor).byteLength(answer);

const server = createServer((request, response) => {
	request.on('data', () => undefined);
	request.on('end', () => {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
		response.end(answer);
	});
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object') process.send?.({ port: address?.port });
});
process.on('disconnect', () => process.exit(0));
