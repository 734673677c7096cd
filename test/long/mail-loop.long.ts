import { describe } from 'vitest';
import { mailLoops } from '../journeys/mail-loop.ts';

describe('for a day,', () => mailLoops(24 * 60));
