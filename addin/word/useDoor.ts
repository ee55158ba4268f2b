import { useEffect, useState } from 'react';
import { openDoor } from './door.ts';
import type { WordDoor } from './door.ts';

/** Word or the file picker; null for the moment until it is known which. */
export const useDoor = (): WordDoor | null => {
  const [door, setDoor] = useState<WordDoor | null>(null);
  useEffect(() => {
    let gone = false;
    void openDoor().then((found) => { if (!gone) setDoor(found); });
    return () => { gone = true; };
  }, []);
  return door;
};
