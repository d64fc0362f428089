/** HOST: what the Worker cannot see and a monitor asks for. */
import { statfs } from 'node:fs/promises';

/** Less room than this on the disk of DATA_DIR is told before it runs out. */
export const littleRoom = { bytes: 1_000_000_000, part: 0.05 };

type Given = { dataDir: string; backup: (now: Date) => string };

export const serveState =
	({ dataDir, backup }: Given) =>
	async (): Promise<Response> =>
		Response.json({ backup: backup(new Date()), disk: await diskState(dataDir) });

export async function diskState(folder: string): Promise<'ok' | 'low'> {
	const { bavail, blocks, bsize } = await statfs(folder);
	const isLow = bavail * bsize < littleRoom.bytes || bavail < blocks * littleRoom.part;
	return isLow ? 'low' : 'ok';
}
