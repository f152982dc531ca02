"""The pages that agents and leads work on. They show what the store and the gate say."""
