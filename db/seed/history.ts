import type { Send } from './send.ts';
import type { CompletionSeed } from './shapes.ts';

export async function studyInThePast(_send: Send, _completion: CompletionSeed): Promise<void> {}
