import { describe } from 'vitest';
import { mailLoops } from './mail-loop.ts';

describe('for half an hour,', () => mailLoops(30));
