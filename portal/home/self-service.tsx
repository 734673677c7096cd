import { useState } from 'react';
import { useDesk } from '../desk.ts';
import { AskFirst } from './ask-first.tsx';
import { MyTickets } from './my-tickets.tsx';
import { Report } from './report.tsx';
import { ToOrder } from './to-order.tsx';

/** For people who ask for help: search first, three fields to tell us, what can be ordered, and what became of what they told before. */
export function SelfService() {
  const { me } = useDesk();
  const [text, setText] = useState('');
  return (
    <div className="page home self-service">
      <header className="welcome">
        <h1>What can we help with, {me.name.split(' ')[0]}?</h1>
        <AskFirst text={text} onChange={setText} />
      </header>
      <Report title={text} onTitle={setText} onAnswered={() => setText('')} />
      <ToOrder />
      <MyTickets />
    </div>
  );
}
