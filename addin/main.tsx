import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/Root.tsx';
import { showScreen } from './screens.tsx';

const place = document.getElementById('pane');
if (place === null) throw new Error('The page has no place for the pane.');
createRoot(place).render(<StrictMode><Root screens={showScreen} /></StrictMode>);
