"""Running topics written for the tests: for each a list of happenings, each told several times."""

from __future__ import annotations

from dateline.model import Article

Telling = tuple[str, str, str]
"""The day, the title, the text."""

MARKET: dict[str, list[Telling]] = {
    "attack": [
        (
            "2021-03-09",
            "Bomb kills 14 at Tarkwa market",
            "A bomb hidden in a handcart went off in the crowded central market of Tarkwa on "
            "Tuesday morning, killing at least 14 people and wounding more than 40, the interior "
            "ministry said. Witnesses told of a flash near the fish stalls and of people running "
            "with bloodied faces. No group said that it had planted the bomb; the army suspects "
            "the Front for the North. The governor of the province, Amadou Keller, spoke of a "
            "cowardly attack and closed all markets for three days. Soldiers sealed off the "
            "streets around the Old Mosque while ambulances took the wounded to the Saint Anne "
            "hospital.",
        ),
        (
            "2021-03-09",
            "Market blast in Tarkwa leaves many dead",
            "At least 14 people were killed when an explosion tore through the market of Tarkwa, "
            "the second city of Zamora, officials said on Tuesday. Doctors at the Saint Anne "
            "hospital said that they were treating 43 wounded, eleven of them children. The "
            "explosives had been packed into a handcart among the fish stalls, said a police "
            "officer. Governor Amadou Keller called it an attack on all who live in peace. Nobody"
            " claimed responsibility, but the army of Zamora pointed at the Front for the North.",
        ),
        (
            "2021-03-11",
            "Zamora mourns dead of Tarkwa market bombing as toll rises to 17",
            "Three of the wounded died overnight, bringing the number of people killed in the "
            "bombing of the market in Tarkwa to 17, the Saint Anne hospital said on Thursday. "
            "President Lidia Osei visited the ruined fish stalls and promised that those who hid "
            "the bomb in a handcart would be found. Police said that they had detained four men. "
            "Markets in the province stay closed until Friday on the order of Governor Amadou "
            "Keller.",
        ),
    ],
    "second bomb": [
        (
            "2021-03-17",
            "Bomb at livestock market in Kiru kills six",
            "A bomb killed six people and wounded twenty at the livestock market of Kiru on "
            "Wednesday, a week after the bombing of the market in Tarkwa, the army of Zamora "
            "said. It had been buried under the gate through which herdsmen drive their cattle. "
            "The mayor of Kiru, Salif Mensah, said that two of the dead were brothers from Oudane"
            " who had come to sell goats. The Front for the North said on its radio that its "
            "fighters had laid the mine.",
        ),
        (
            "2021-03-18",
            "Rebel Front says it bombed Kiru cattle gate",
            "The Front for the North claimed the bomb that killed six people at the gate of the "
            "livestock market of Kiru in Zamora. In a broadcast it said that the mine had been "
            "meant for soldiers who buy meat there. Mayor Salif Mensah answered that the dead "
            "were herdsmen, among them two brothers from Oudane. The army of Zamora blames it for"
            " the bombing in Tarkwa too.",
        ),
    ],
    "trial": [
        (
            "2021-05-12",
            "Four men go on trial over Tarkwa market bombing",
            "The trial of four men accused of the bombing that killed 17 people at the market of "
            "Tarkwa opened on Wednesday in the capital of Zamora. The prosecutor told the court "
            "that they had built the bomb in a garage and pushed it among the fish stalls in a "
            "handcart. All four pleaded not guilty. Their lawyer, Ines Duarte, said that the "
            "confessions had been beaten out of them. The judge set two weeks aside for "
            "witnesses.",
        ),
        (
            "2021-05-12",
            "Accused in market bombing plead not guilty in Zamora",
            "Four defendants pleaded not guilty before a court in Zamora on Wednesday to the "
            "murder of 17 people in the bombing of the Tarkwa market in March. Prosecutors want "
            "life in prison. Defence lawyer Ines Duarte told the judge that her clients had "
            "signed confessions under torture. Relatives of the dead filled the courtroom and "
            "held up photographs.",
        ),
    ],
    "anniversary": [
        (
            "2022-03-09",
            "Tarkwa remembers victims of market bombing one year on",
            "Hundreds of people gathered at the market of Tarkwa on Wednesday to remember the 17 "
            "people who were killed there by a bomb a year ago. A wall with the names of the dead"
            " was unveiled where the fish stalls had stood, and Governor Amadou Keller laid a "
            "wreath. Some families stayed away and said that the state had paid them nothing. At "
            "the Saint Anne hospital doctors held a minute of silence.",
        ),
        (
            "2022-03-10",
            "On anniversary of bombing, families of Tarkwa dead ask for help",
            "Families of those killed in the bombing of the Tarkwa market marked the first "
            "anniversary of the attack with prayers and with anger. A memorial wall with 17 names"
            " was unveiled on Wednesday by Governor Amadou Keller. Widows told reporters that the"
            " money promised by President Lidia Osei had never come. The market was closed for "
            "the day.",
        ),
    ],
}

PACT: dict[str, list[Telling]] = {
    "visit": [
        (
            "2019-06-04",
            "Norland defence chief in Ostia for talks on joint patrols",
            "The chief of Norland's defence staff, General Erik Brandt, arrived in Ostia on "
            "Tuesday for three days of talks on joint patrols in the Strait of Gaul. He met the "
            "Ostian defence minister, Paola Conti, and inspected the naval yard at San Piero. "
            "Both sides spoke of growing military ties between Norland and Ostia.",
        ),
        (
            "2019-06-05",
            "Brandt and Conti talk patrols as Norland and Ostia draw closer",
            "General Erik Brandt of Norland told reporters at the San Piero yard on Wednesday "
            "that patrols with the Ostian navy in the Strait of Gaul were a matter of months. His"
            " host, defence minister Paola Conti, said that the talks had been frank. It is the "
            "first visit of a Norland chief of staff to Ostia in ten years.",
        ),
    ],
    "exercise": [
        (
            "2019-09-16",
            "Ostia and Norland open naval exercise Steel Gull",
            "Fourteen warships of Norland and Ostia put to sea on Monday for Steel Gull, the "
            "first naval exercise that the two countries hold together in the Strait of Gaul. "
            "Live firing is planned for Thursday off Cape Ferro. The Ostian frigate Aurora leads."
            " Neighbouring Gallia protested against the closing of a shipping lane.",
        ),
        (
            "2019-09-17",
            "Gallia protests as warships gather for Steel Gull",
            "Gallia handed a note of protest to the ambassadors of Norland and Ostia on Tuesday "
            "over Steel Gull, a naval exercise with fourteen warships that has closed a shipping "
            "lane in the Strait of Gaul. The live firing off Cape Ferro endangers trade, it said."
            " The frigate Aurora was seen leaving with the fleet at dawn.",
        ),
    ],
    "missiles": [
        (
            "2020-01-21",
            "Norland to sell coastal missiles to Ostia",
            "Norland has agreed to sell Ostia 24 Harpune coastal missiles for 310 million crowns,"
            " the two governments said on Tuesday. Ostian defence minister Paola Conti signed the"
            " contract in Norland's capital. Deliveries begin next year. Gallia's foreign "
            "minister, Jean Roche, said that the sale would upset the balance in the Strait of "
            "Gaul.",
        ),
        (
            "2020-01-22",
            "Gallia angry over 310 million crown missile sale to Ostia",
            "Gallia's foreign minister, Jean Roche, called in Norland's ambassador on Wednesday "
            "after Norland signed a contract to sell 24 Harpune missiles to Ostia. The 310 "
            "million crown deal, signed by Paola Conti, would threaten ships in the Strait of "
            "Gaul, he said.",
        ),
    ],
}

RAIL: dict[str, list[Telling]] = {
    "crash": [
        (
            "2021-03-10",
            "Express train derails near Lund, 30 hurt",
            "An express train left the rails near Lund on Wednesday and 30 passengers were hurt, "
            "two of them badly, the railway said. The engine ploughed through a fence and stopped"
            " in a beet field. A broken switch is thought to be the cause.",
        ),
        (
            "2021-03-11",
            "Broken switch blamed for derailment at Lund",
            "The railway blamed a broken switch on Thursday for the derailment of an express "
            "train near Lund in which 30 passengers were hurt. The carriages still lay in a beet "
            "field. Trains between Lund and the coast are not expected to run before Sunday.",
        ),
    ],
}


def articles(topic: dict[str, list[Telling]]) -> dict[str, list[Article]]:
    """The tellings of a topic as articles, by happening."""
    return {
        name: [
            Article(id=f"{name}-{n}", text=text, title=title, published=day, outlet=f"Outlet {n}")
            for n, (day, title, text) in enumerate(tellings)
        ]
        for name, tellings in topic.items()
    }
