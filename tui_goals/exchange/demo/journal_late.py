"""The second half of the demo's journal, up to today."""

from tui_goals.domain import EntryKind
from tui_goals.exchange.demo.plan import EntryPlan

CELEBRATION, ROADBLOCK, SESSION = EntryKind.CELEBRATION, EntryKind.ROADBLOCK, EntryKind.SESSION

ENTRIES = (
    EntryPlan("The letter is wet", """
        Twenty minutes and one sentence, crossed out. I do not know what she would say, because I do not know what she
        wants. Tomorrow I write *her* letter first, by hand, for nobody, and then the scene. #writing #stuck
        """, 2, 1, (), ROADBLOCK),
    EntryPlan("The dance", """
        Eight hundred words and I did not look up once. The band plays too fast and nobody says so. That is the whole
        marriage in one line, and it was not in the outline. #writing #flow
        """, 5, 3, (), SESSION),
    EntryPlan("Two in the kitchen", """
        Watched two people use it and bit my tongue. Both looked for the frost warning *inside the bed*. Of course they
        did. That is where frost happens. #garden
        """, 4, 2, (), SESSION),
    EntryPlan("Clickable prototype", """
        Five of five found their way, and the last one did not hand the telephone back. The folding saw is mine. #garden
        """, 5, 2, (), CELEBRATION),
    EntryPlan("A base to stand on", """
        Four weeks, 25 km each, no pain. I was overtaken by a man with a pram. Twice. #running
        """, 4, 3, (), CELEBRATION),
    EntryPlan("First act", """
        ## Six chapters

        24,000 words that did not exist before. Rough as rope, but it holds. No words this week, only the harbour
        museum, and the smell of tar. #writing
        """, 5, 3, (), CELEBRATION),
    EntryPlan(-91, """
        The museum has his boat. Not *his*, but the same yard, the same year, number 114. The guard let me put a hand on
        it. I have the first line of the second act. #writing #family
        """, 5, 3, ("Write the novel", "Second act")),
    EntryPlan("10 km race", """
        61:40. I had hoped for an hour, and then I saw the sweep of the park and forgot to hope for anything. Started
        too fast, of course. **Pancakes, all of them.** #running
        """, 4, 3, (), CELEBRATION),
    EntryPlan(-63, """
        Two evenings a week for the app, every morning for the book, and a course to prepare. The calendar is not a
        suitcase, I cannot sit on it until it closes.

        - the beta moves by two weeks
        - Saturdays stay free, *all* of them
        """, 2, 1, ("Launch the garden app", "Private beta")),
    EntryPlan("Undo a sowing", """
        The test server was down and I kept pressing reload like a slot machine until my tea was cold. I give up for
        today and read. Tomorrow, with fresh eyes. #garden #stuck
        """, 2, 2, (), ROADBLOCK),
    EntryPlan(-44, """
        To take money one needs: a number, another number, and a form that asks for both. Sent everything with a seed
        packet in my thoughts. They say two weeks. #garden #paper
        """, 3, 2, ("Payments and terms",)),
    EntryPlan(-31, """
        The shin. Not dramatic, just *there*, at every step, like somebody clearing their throat. I have read enough to
        know what it is, and I have been too proud in the past to stop. I stop. #running #shin
        """, 2, 1, ("Run a marathon", "Half marathon")),
    EntryPlan("Calf raises, slow", """
        It hurt on the second set and I stopped, and then I was angry about stopping. The physio drew a scale from 0 to
        10: up to three is work, from four on is *no*. It was a four. #running #shin
        """, 2, 1, (), ROADBLOCK),
    EntryPlan(-23, """
        No running for eleven days. I notice how much of my thinking happens at kilometre three. Walked along the canal
        instead and wrote dialogue on the telephone with one thumb. #running #writing
        """, 3, 2, ("Run a marathon",)),
    EntryPlan(-19, """
        My mother found a photograph: grandfather at twenty, on the pier, laughing at somebody outside the picture. He
        wears *the coat*. I had invented that coat.

        It stands beside the lamp now. #writing #family
        """, 5, 3, ("Write the novel",)),
    EntryPlan(-16, """
        First run after the shin. 8 minutes a kilometre, a heron, no pain. I could have hugged the heron. #running
        """, 5, 3, ("Half marathon",)),
    EntryPlan(-13, """
        The payment people have *one more question*. It is the third last one. Nothing to be done tonight, so I do
        nothing tonight, and put the card under **Waiting** where it belongs. #garden #paper
        """, 3, 2, ("Payments and terms",)),
    EntryPlan(-9, """
        More than forty thousand words. Half a book. I printed the page with the number on it, which is silly, and put
        it on the fridge, which is sillier. #writing
        """, 5, 3, ("Write the novel", "Second act")),
    EntryPlan("Crash on an empty bed", """
        A tester wrote: *“It falls over when I have nothing.”* Don't we all. One line was missing. Mended, and thanked
        her with a joke and radish seed. #garden
        """, 4, 2, (), SESSION),
    EntryPlan(-6, """
        ## Looking round

        - **went well:** the book. Mornings are holy, and it shows.
        - **hard:** the app waits on other people, and I do not wait well.
        - **shin:** quiet. 16 km with Mira, slow enough to gossip.

        For next week:

        - [ ] write to the harbour museum, at last
        - [ ] ten testers from the forum
        - [x] say no to the second workshop

        #week
        """, 4, 2, ("Write the novel", "Launch the garden app", "Run a marathon"), hour=18.5),
    EntryPlan(-4, """
        The half marathon would have been today. I stood at the rope and shouted for other people until I was hoarse,
        and moved my own start to the next race. It was the right thing, and it stings. Both. #running #decision
        """, 3, 2, ("Half marathon",)),
    EntryPlan("The barometer falls", """
        The storm begins with a sound that is *missing*: no halyards. A thousand words before the first bus. #writing
        """, 4, 3, (), SESSION),
    EntryPlan("The boats come in", """
        Counted the boats with her, and one is not there. I knew it would not be there. I still counted twice. #writing
        """, 5, 3, (), SESSION),
)  # fmt: skip
