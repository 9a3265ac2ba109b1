"""The first half of the demo's journal."""

from tui_goals.domain import EntryKind
from tui_goals.exchange.demo.plan import EntryPlan

CELEBRATION, ROADBLOCK, SESSION = EntryKind.CELEBRATION, EntryKind.ROADBLOCK, EntryKind.SESSION

ENTRIES = (
    EntryPlan(-354, """
        Carried the guitar up from the cellar. Two strings are gone and the wood smells of paint, but it still rings in
        the chest when I hit the open E.

        Ten songs in a year. Not *well*, just **without the sheet**. #music
        """, 4, 2, ("Ten songs by heart",)),
    EntryPlan("With the metronome", """
        A string broke in the second bar and I used it as an excuse to stop. Truth: I was tired and glad of it.

        Next time: spare strings in the drawer, and five minutes count as well. #music
        """, 3, 1, ("The sailors' song",), ROADBLOCK),
    EntryPlan(-329, """
        A year of bank statements and a pot of tea. The big numbers are honest; the small ones never sleep.

        - telephone: 38 a month, for a network I curse
        - two film services, last opened a year ago
        - an insurance for a bicycle I have sold

        Cancelling feels better than buying did. #money
        """, 4, 2, ("Save for the move", "Cut the fixed costs")),
    EntryPlan(-318, """
        First lesson at lunch. I said *avó* when I meant *avô* and made a grandfather of my grandmother.

        Her youngest corrected me on the telephone, very seriously. I want to hear that laugh at a table, not through a
        cable. #portuguese #family
        """, 5, 3, ("Portuguese for Lisbon",), hour=13.2),
    EntryPlan("Three simple ones", """
        ## Three songs, no sheet

        Played them for the neighbour across a fence. She asked for the lullaby twice. New strings are on. #music
        """, 5, 3, (), CELEBRATION),
    EntryPlan("Cut the fixed costs", """
        102 euros a month less. It took three dull mornings. I had put it off for **four years**. #money
        """, 4, 2, (), CELEBRATION),
    EntryPlan("The hard bar, 40 times", """
        Forty times the same bar, with a pencil stroke for each. From the twenty-fifth on it was not practice any more,
        it was weather. Slower than slow is the trick. #music #practice
        """, 4, 2, (), SESSION),
    EntryPlan("Sounds and greetings", """
        Ten minutes with my sister, no English. She said: *you sound like a very polite robot.* I take it. #portuguese
        """, 5, 2, (), CELEBRATION),
    EntryPlan(-230, """
        The piano is gone. Four men, one strap, and suddenly a pale rectangle on the wall where it stood for thirty
        years. The school's music teacher played it before they closed the van. I had to go and look out of a window.

        It will be played every day now. That is more than I gave it. #home
        """, 3, 1, ("Sell what stays here",)),
    EntryPlan("Sell what stays here", """
        The cellar echoes. 1,340 euros and no regret but one lamp. #money #home
        """, 4, 2, (), CELEBRATION),
    EntryPlan(-200, """
        ## Why this book

        He told me the beginning on the ferry when I was nine, and the middle in the hospital. He never told the end.

        > “You will have to row the last bit yourself.”

        I have begun three times. This time: an outline first, then before work, every day that has a morning.
        80,000 words are 1,000 words eighty times. I can do a thing eighty times. #writing
        """, 5, 3, ("Write the novel",)),
    EntryPlan("Three sceptics", """
        The best talks so far. “I have a pencil and a shed door,” said one. He is right, and the shed door has no frost
        warning.

        What all twelve have in common: they do not forget to sow, they forget **when**. #garden
        """, 4, 2, (), SESSION),
    EntryPlan("Three by telephone", """
        Three in one evening. One wept about her peas. I should have asked less and listened longer. #garden
        """, 3, 2, (), SESSION),
    EntryPlan("The ending I believe", """
        It was there all the time, in the second bad ending. She does not take the boat. She *gives it away*.

        I walked round the kitchen table for ten minutes. #writing
        """, 5, 3, (), SESSION),
    EntryPlan("Know the story", """
        Nineteen cards on the wall, a thread between them. The fountain pen was ordered before I could argue. #writing
        """, 5, 3, (), CELEBRATION),
    EntryPlan(-184, """
        Lunch lessons and a book before breakfast do not fit into one head. I am **pausing** Portuguese, not dropping
        it. When the second act is through I come back, at lesson *Weights*. #portuguese #decision
        """, 3, 2, ("Portuguese for Lisbon", "Market and kitchen")),
    EntryPlan("Four for the campfire", """
        Eleven people, a fire, wet wood. They sang the silly one three times and I forgot that my fingers hurt. #music
        """, 5, 3, (), CELEBRATION),
    EntryPlan("Talk to gardeners", """
        Twelve talks, three problems: **when**, **frost**, and *who had that bed last year*. The watering can
        is blue. #garden
        """, 4, 2, (), CELEBRATION),
    EntryPlan(-150, """
        Out of breath on the stairs, with nothing in my hands. Signed up for a marathon on the same evening, which is
        exactly the sort of thing I do.

        The rule this time: slow enough to sing. #running
        """, 3, 2, ("Run a marathon",)),
    EntryPlan("Shared notes", """
        Sat in front of the empty frame until the pencil was blunt. Evenings after a full day of teaching are for small
        repairs, not for new drawings. I move it to Saturday. #garden
        """, 2, 1, (), ROADBLOCK),
    EntryPlan("Kitchen concert", """
        ## Ten songs, six chairs

        Soup, a wrong chord in the waltz, and somebody on the stairs humming along. I did it. One thing on
        my list is **done**, and it was the one nobody needed but me. #music
        """, 5, 3, (), CELEBRATION),
    EntryPlan(-133, """
        What I keep from the ten songs:

        1. fifteen minutes *every* evening beat every long Sunday
        2. play for people much earlier
        3. a date with soup is a better deadline than a date

        Grade: 4 of 5. The waltz still limps. #music #lesson
        """, 5, 2, ("Ten songs by heart",)),
)  # fmt: skip
