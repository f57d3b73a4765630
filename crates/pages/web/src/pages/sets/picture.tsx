import { hasPicture, type MeasurementSet, pictureOf, setPicture } from "../../api/sets.ts";
import { useText } from "../../i18n/index.tsx";
import { useSession } from "../../session.tsx";
import { ChoosePicture } from "../../ui/choose-picture.tsx";

/** The picture of a set. It is no part of what "Save" saves. */
export function SetPicture({ set, onChanged }: { set: MeasurementSet; onChanged: (set: MeasurementSet) => void }) {
  const { api } = useSession();
  const text = useText().sets;
  const send = async (picture: string) => onChanged(await setPicture(api, set.id, picture));
  return (
    <ChoosePicture title={text.picture} hint={text.pictureHint} saved={text.pictureSaved} send={send}>
      {hasPicture(set) && <img src={pictureOf(set)} alt={text.picture} width="96" height="96" />}
    </ChoosePicture>
  );
}
